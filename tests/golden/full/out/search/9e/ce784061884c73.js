mingbaiSearch(["务 年 /a 00 13 2年 88 、存 人信 充偏 全年 化养 原因 含个 地3 宇名 工作 招商 未达 本情 济效 禾政 线为 结转 资金 走访 .5分 1.9 183 200 22年 39. xam 0008 01.3 150. 2200 600. le.c","aoi2iRRSiii2lIopooooooosootqUUWyKIotootoog=="])
