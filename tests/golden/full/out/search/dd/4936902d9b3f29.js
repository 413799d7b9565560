mingbaiSearch(["化 服 )6 ,报 ,等 .3 .c 1. 30 96 :/ ≥1 三章 上花 个项 企业 偏差 公共 其中 到、 制未 商工 当年 政局 正文 目标 知( 禾街 章录 等级 评6 达到 进区 项目 025 83. 0.32 100. 11.9 2025","S1FNFFFttFFFFMlFFFFFFFElSii1oopookoooooogA=="])
