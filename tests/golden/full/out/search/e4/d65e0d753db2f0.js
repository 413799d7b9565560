mingbaiSearch(["%; ,见 /e 3) 39 62 8份 上年 下车 业满 区长 告未 地下 宇, 对照 年至 情况 提升 政拨 用1 的通 益引 编制 至2 见名 邻商 长湖 150 23) 32万 600 8.0","bRRRRcootopptooooooooooooopSKKKKIA=="])
