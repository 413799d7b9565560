mingbaiSearch(["道 0万 3. 了多 单位 得分 报告 换路 明; .50 99分 9.99","RVV3S6rqqqg="])
