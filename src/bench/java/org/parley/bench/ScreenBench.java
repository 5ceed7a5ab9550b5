package org.parley.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.support.Chromium;

/**
 * Goal 4: what an open screen of the sample costs. Live heap of the server (in a process of its own, after full collections) for each
 * screen, as it lies there and with its channel open, each screen in a session of its own; bytes of the first description of a screen;
 * and what a browser with an empty cache loads until the sign-in page, and then the plan, stands.
 */
final class ScreenBench {

    private static final int SCREENS = Integer.getInteger("bench.screens", 100);
    private static final String PERSON = "facilitator@parley.example";
    private static final String PASSWORD = "peaceformula";
    private static final String NEGOTIATION = "negotiations/peace-formula";
    private static final Map<String, String> PLACES = new TreeMap<>(Map.of(
            "floor", NEGOTIATION,
            "plan", NEGOTIATION + "/plans/peace-through-strength",
            "amendments", NEGOTIATION + "/amendments",
            "rounds", NEGOTIATION + "/rounds",
            "room", NEGOTIATION + "/room",
            "record", NEGOTIATION + "/record"));

    private ScreenBench() {}

    static void run() throws Exception {
        try (House.Apart house = new House.Apart("sample", "sample")) {
            firstLoad(house.url());
            // Everything that is made once is made before it is measured
            for (String place : PLACES.values()) {
                try (Visitor visitor = Visitor.signedIn(house.url(), PERSON, PASSWORD)) {
                    visitor.listen(visitor.open(place)).abort();
                }
            }
            Report.say(
                    "%n%d screens each, a session for each%n  %-12s  session kB  idle kB  with WebSocket kB   first UIDL bytes  compressed",
                    SCREENS, "screen");
            for (Map.Entry<String, String> place : PLACES.entrySet()) {
                heap(house, place.getKey(), place.getValue());
            }
        }
    }

    private static void heap(House.Apart house, String name, String place) throws Exception {
        List<Visitor> visitors = new ArrayList<>();
        List<Visitor.Screen> screens = new ArrayList<>();
        List<WebSocket> channels = new ArrayList<>();
        long before = house.heap();
        for (int i = 0; i < SCREENS; i++) {
            visitors.add(Visitor.signedIn(house.url(), PERSON, PASSWORD));
        }
        long signedIn = house.heap();
        for (Visitor visitor : visitors) {
            screens.add(visitor.open(place));
        }
        long idle = house.heap();
        for (int i = 0; i < SCREENS; i++) {
            channels.add(visitors.get(i).listen(screens.get(i)));
        }
        long listening = house.heap();
        double session = (signedIn - before) / 1000.0 / SCREENS;
        double each = (idle - signedIn) / 1000.0 / SCREENS;
        double live = (listening - signedIn) / 1000.0 / SCREENS;
        Visitor.Screen first = screens.getFirst();
        Report.say(
                "  %-12s  %10.1f  %7.1f  %17.1f   %16d  %10d",
                name, session, each, live, first.bytes(), first.compressed());
        Report.goal(
                "idle <= 120 kB, with WebSocket <= 260 kB, first UIDL <= 30 kB",
                each <= 120 && live <= 260 && first.bytes() <= 30_000);
        channels.forEach(WebSocket::abort);
        visitors.forEach(Visitor::close);
    }

    private static void firstLoad(String url) {
        Report.say(
                "%nFirst load with an empty cache, kB over the wire%n  %-10s  %6s  %6s  %6s  %6s  %6s   and headers",
                "", "all", "script", "style", "font", "other");
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            List<Request> requests = new ArrayList<>();
            page.onRequestFinished(requests::add);
            page.navigate(url + "/sign-in");
            page.waitForSelector("input[name=username]");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            double signIn = say("sign-in", requests);
            page.fill("input[name=username]", PERSON);
            page.fill("input[name=password]", PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(address -> !address.contains("sign-in"));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            say("floor", requests);
            page.navigate(url + "/" + NEGOTIATION + "/plans/peace-through-strength");
            page.waitForSelector("parley-text");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            say("plan", requests);
            Report.goal("first load <= 350 kB", signIn <= 350);
        }
    }

    private static double say(String name, List<Request> requests) {
        Map<String, Double> kinds = new TreeMap<>();
        double headers = 0;
        List<Request> these = new ArrayList<>(requests);
        requests.clear();
        for (Request request : these) {
            // What comes from the browser's cache has a body of no bytes or fewer
            var sizes = request.sizes();
            if (sizes.responseBodySize > 0) {
                String kind = switch (request.resourceType()) {
                    case "script" -> "script";
                    case "stylesheet" -> "style";
                    case "font" -> "font";
                    default -> "other";
                };
                kinds.merge(kind, sizes.responseBodySize / 1000.0, Double::sum);
                headers += sizes.responseHeadersSize / 1000.0;
                if (Boolean.getBoolean("bench.each")) {
                    Report.say("    %8d  %s", sizes.responseBodySize, request.url());
                }
            }
        }
        double all = kinds.values().stream().mapToDouble(Double::doubleValue).sum();
        Report.say(
                "  %-10s  %6.0f  %6.0f  %6.0f  %6.0f  %6.0f   %11.0f",
                name,
                all,
                kinds.getOrDefault("script", 0.0),
                kinds.getOrDefault("style", 0.0),
                kinds.getOrDefault("font", 0.0),
                kinds.getOrDefault("other", 0.0),
                headers);
        return all;
    }
}
