mingbaiSearch(["街 ,占 20 事处 列明 未列 目上 道办","SqkqqkA="])
