mingbaiSearch([")5 .0 // 0. 0个 0日 24 42 95 am 一、 两个 为优 信息 共用 册和 到此 务商 告与 商务 外资 局( 引进 录入 意度 按分 未满 的1 相邻 示例 绿地 见另 访当 足1 金的 顷。 20. 3.5 620 101. 8.00","RbRbRRRRRRRRRRRRRRRRRJRRRZRRRJTRRRRTRRRRRA=="])
