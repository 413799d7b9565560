mingbaiSearch(["禾 (9 01 0亿 12 1日 1月 2分 3部 4- 5. e. le 于。 区青 多少 已改 年3 年预 护绿 数线 施维 此为 良。 花了 00万 20亿 24- 50. 542 8.5 9.0 ps: 0081 5.00 98.0","ai2pRbRTRRbRRRbTRRbTZRRUptqUUUVKKLbaIA=="])
