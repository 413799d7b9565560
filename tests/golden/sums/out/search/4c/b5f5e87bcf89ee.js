mingbaiSearch(["清 23 2项 70 92 ;部 ≥5 一致 体支 分, 巡查 总额 拨款 整个 评价 重阳 90.0","asT/gu4khy6iku4pbqGNK7ilpbqKSxbIzIA="])
