mingbaiSearch(["街 20 4年 不足 事处 列明 少钱 按片 更换 未列 目上 道办 钱, 24年 59.","R0qondVV3ROlUA=="])
