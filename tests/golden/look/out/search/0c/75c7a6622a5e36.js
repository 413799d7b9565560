mingbaiSearch(["街 设 20 事处 列明 少钱 未列 目上 道办 钱,","SVVVVVQ="])
