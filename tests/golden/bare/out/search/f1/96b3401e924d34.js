mingbaiSearch(["件不 告未 情况 社区 12盏 50万","VdVSVVA="])
