mingbaiSearch({"units":[["qinghe","青禾街道",-1]],"grades":["优","良","中","差"]})
