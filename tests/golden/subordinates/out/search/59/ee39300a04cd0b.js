mingbaiSearch({"runs":[[2023,0,1]],"grades":"a"})
