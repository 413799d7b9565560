mingbaiSearch(["园 道 了多 单位 得分 报告 明; 财政","SVVVVA=="])
