mingbaiSearch(["目 青 ;自 办事 的9 0.00","SVJV"])
