mingbaiSearch({"units":[["changhu","长湖街道",1],["qinghe","青禾街道",-1]],"grades":["优","良","中","差"]})
