mingbaiSearch(["局( 建设 示例","VJQ="])
