"""How a figure stands: skeleton, solving and interpolation of the pose data, without drawing."""
