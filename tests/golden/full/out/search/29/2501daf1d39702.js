mingbaiSearch(["养 .5 0分 18 21 2亿 54 83 90 与关 个车 优; 公顷 出9 务活 区财 存在 年9 年在 当天 月1 满。 禾财 预算 .32 01. 023 081 1.2 100 le. mpl 2023 9000 e.co","S2iiiiiipRRRTUokotkotootooktqUUUSVKI"])
