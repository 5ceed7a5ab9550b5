package org.parley.text.sequence;

import org.parley.text.Condition.Delay;

/** How many days a time can have, whatever day it begins on: a month has 28 to 31. */
final class Spans {

    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] FEWEST = new int[12];
    private static final int[] MOST = new int[12];

    static {
        for (int months = 1; months < 12; months++) {
            int fewest = Integer.MAX_VALUE;
            int most = 0;
            for (int first = 0; first < 12; first++) {
                int days = 0;
                for (int month = 0; month < months; month++) {
                    days += LENGTHS[(first + month) % 12];
                }
                fewest = Math.min(fewest, days);
                most = Math.max(most, days + 1); // a leap day may lie within
            }
            FEWEST[months] = fewest;
            MOST[months] = most;
        }
    }

    private Spans() {}

    static long fewest(Delay delay) {
        return switch (delay.unit()) {
            case DAYS -> delay.number();
            case MONTHS -> years(delay.number() / 12) + FEWEST[delay.number() % 12];
            case YEARS -> years(delay.number());
        };
    }

    static long most(Delay delay) {
        return switch (delay.unit()) {
            case DAYS -> delay.number();
            case MONTHS -> yearsAtMost(delay.number() / 12) + MOST[delay.number() % 12];
            case YEARS -> yearsAtMost(delay.number());
        };
    }

    /** A century year without a leap day may lie within. */
    private static long years(int years) {
        return 365L * years + Math.max(0, years / 4 - 1);
    }

    private static long yearsAtMost(int years) {
        return 365L * years + (years + 3) / 4;
    }
}
