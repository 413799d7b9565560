mingbaiSearch({"units":[["qing-he-jie-dao-ban-shi-chu","青禾街道办事处",-1]],"grades":["优","良","中","差"]})
