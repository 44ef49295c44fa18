from desktop.core.numbering import next_code_number, next_color, next_number, next_option_number


def test_the_next_number_follows_the_greatest():
    assert [next_number([]), next_number([3, 1])] == [1, 4]


def test_a_code_gets_the_first_free_number_of_its_hundred_and_leaves_98_and_99_alone():
    assert next_code_number({201, 202, 204}, 2) == 203
    assert next_code_number(set(range(201, 298)), 2) == 298
    assert next_code_number({*range(201, 298), 302}, 2) == 303


def test_options_count_on_from_one_below_98_and_99():
    assert [next_option_number([]), next_option_number([1, 2, 98, 99]), next_option_number([2])] == [1, 3, 1]


def test_colours_come_round_again():
    assert next_color(0) == next_color(10) != next_color(1)
