mingbaiSearch(["示 道 0万 10 8分 98 上支 了多 写的 出1 单位 学校 得分 报告 明; 校2 评8 财政 108 70. 12.0 88.5","dwKOFHRCWruJNcipDLSpZWTIvHLuGitKiu4krlLZVSp6lA=="])
