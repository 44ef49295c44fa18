"""What a person sees; the only floor beside `app` that knows Qt."""
