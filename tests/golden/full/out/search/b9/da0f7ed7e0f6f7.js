mingbaiSearch(["2 (青 )3 08 22 5号 m/ tt 、2 一份 与相 二、 份( 作对 务水 升服 占全 号) 录不 数量 文。 月2 的7 级为 绿化 量指 题。 222 3.3 301 40. 75. 815 954 0000 3.32 95.0 9542 http","URRbIoiiiiiiiiiii2iiipRUopSKLaLaKltFtFFFEA=="])
