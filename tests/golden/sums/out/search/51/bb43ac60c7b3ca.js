mingbaiSearch(["加 区 淤 禾 种 12 2分 5. 优。 告的 多少 年预 数线 查次 民桥 良。 花了 门支 门评 00万 25. 32. 8.5 80分 10.0 5.00","dwxbVijhUpGS6ignPSpbSiEtRpXcUaLQy0rqKSOoKWpUtUoI"])
