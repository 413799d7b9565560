mingbaiSearch(["青 59 ;自 做法 办事 目情 足。","RVVVEqqA"])
