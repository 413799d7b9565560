mingbaiSearch(["%; ,见 /e 3) 39 62 8份 上年 业满 区长 告未 宇, 对照 年至 情况 提升 政拨 的通 益引 编制 至2 见名 长湖 150 600 8.0","bRRRRcoooppooooooooooopSKKI="])
