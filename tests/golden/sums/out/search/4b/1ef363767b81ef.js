mingbaiSearch(["事 办 整 舍 25 32 3年 50 图书 整体 路社 金来 23年 500 120. 5000","FHCijhXUO4QUsT/gqdi26hsW0sT/gqdlVOA="])
