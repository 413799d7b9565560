mingbaiSearch(["0% 4) 9. ≥9 一) 不全 不够 业走 为止 位自 务资 宇办 支出 明的 湖街 的问 街道 补充 要点 设施 问题 项未 010 120 24) 5.0 62分 96份 98. com tps 50.0 5301 9.00 ple.","bRRRRRbUokootopSJCIooootootpoooootoogA=="])
