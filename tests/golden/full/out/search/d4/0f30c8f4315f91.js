mingbaiSearch({"runs":[[2023,1,1],[2022,0,1],[2022,1,1]],"grades":"acb"})
