"""Where places lie: coastlines, and the middles of countries."""
