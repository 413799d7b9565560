mingbaiSearch(["禾 站 优。 年预 数线 00万 9.0 10.0","SVVVVA=="])
