mingbaiSearch(["维 0, 5分 84 97 万元 分。 分数 年财 校舍 次数 自评 额写 .00 0.0 00. 88. 132. 2.00 20.0","IzEsl0pJEI6ijSpbuG7iNSljo0IgzVSpbkyMsA=="])
