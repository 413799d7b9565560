mingbaiSearch([["口袋公园建设","2023/qinghe/a.html","青禾街道",2023,"","","","",""]])
