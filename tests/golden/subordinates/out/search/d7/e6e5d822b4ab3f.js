mingbaiSearch(["道 0万 10 上支 单位","Sqqg"])
