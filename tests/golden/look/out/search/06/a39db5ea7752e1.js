mingbaiSearch(["口袋","SA=="])
