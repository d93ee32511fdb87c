"""Công khai kết quả, /cong-khai/: for everybody, without a sign-in; from final publications and nothing else."""
