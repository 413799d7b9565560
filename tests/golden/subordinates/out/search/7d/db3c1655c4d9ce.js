mingbaiSearch("2996e106c464c9fd")
