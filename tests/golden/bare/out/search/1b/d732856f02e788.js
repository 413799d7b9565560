mingbaiSearch(["路 ;报 、存 为差 区轮 明得 灯1 线为 轮换 阳路","aVVVUqqqqQA="])
