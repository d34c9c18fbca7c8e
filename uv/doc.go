package uv
