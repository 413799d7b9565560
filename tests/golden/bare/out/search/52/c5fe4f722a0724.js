mingbaiSearch({"runs":[[2024,1,1],[2023,0,1]],"grades":"-d"})
