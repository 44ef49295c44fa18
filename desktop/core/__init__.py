"""What a study is made of: values without behaviour of their own, known to every floor above."""
