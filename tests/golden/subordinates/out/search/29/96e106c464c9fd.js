mingbaiSearch([["本站项目","2023/qing-he-jie-dao-ban-shi-chu/own.html","青禾街道办事处",2023,"90","优","10.00万元","90.00%",""]])
