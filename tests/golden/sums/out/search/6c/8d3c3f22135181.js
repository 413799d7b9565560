mingbaiSearch(["书 便 处 支 社 ,按 4分 ;列 不一 与所 元, 出5 加固 区2 在这 年整 算的 青禾 00% 30. 95分 30.0 700.","YtGKOFdQxY0qS7ilpYhLVTu4bFxlRdREJaijhRQhLVLUaW0I"])
