namespace NextGpt.Training.World.Language.Composition;

/// <summary>Words for what lies outside of the world.</summary>
internal static class Foreign
{
    public static readonly string[] Things =
    [
        "elephant", "cat", "dog", "horse", "bird", "fish", "lion", "tiger", "monkey", "snake", "dragon", "unicorn", "cow", "sheep", "rabbit", "mouse", "spider", "butterfly", "house", "castle", "tower", "bridge", "church", "school",
        "car", "train", "plane", "ship", "boat", "bicycle", "rocket", "truck", "tree", "flower", "forest", "mountain", "river", "island", "garden", "beach", "desert", "sunset", "sun", "moon", "planet", "galaxy", "cloud", "rainbow",
        "king", "queen", "knight", "wizard", "doctor", "teacher", "child", "woman", "man", "baby", "face", "hand", "heart", "violin", "piano", "guitar", "trumpet", "drum", "saxophone", "cello", "harp", "orchestra", "symphony",
        "pizza", "cake", "soup", "salad", "sandwich", "coffee", "apple", "banana", "cheese", "bread", "chocolate", "book", "computer", "telephone", "camera", "table", "chair", "window", "door", "lamp", "clock", "hat", "shoe", "football",
        "hexagon", "pentagon", "cube", "spiral", "star", "rectangle", "oval", "robot", "ghost", "monster", "pirate", "city", "village", "market", "hospital", "airport", "museum", "letter", "contract", "loan", "ticket", "hotel", "passport",
    ];

    public static readonly string[] Topics =
    [
        "physics", "chemistry", "biology", "history", "politics", "football", "mathematics", "philosophy", "religion", "cooking", "medicine", "poetry", "einstein", "shakespeare", "mozart", "beethoven", "napoleon", "jazz", "rock music", "pop music",
        "the stock market", "the internet", "the universe", "the second world war", "climate change", "quantum mechanics", "my homework", "my taxes", "my garden", "my cat", "the news", "the olympic games", "artificial intelligence", "black holes", "dinosaurs", "money",
    ];

    public static readonly string[] Countries = ["france", "germany", "italy", "spain", "england", "japan", "china", "india", "brazil", "canada", "mexico", "egypt", "kenya", "russia", "sweden", "norway", "poland", "greece", "london", "paris", "berlin", "rome", "tokyo", "america", "africa", "europe"];

    public static readonly string[] Languages = ["french", "german", "italian", "spanish", "japanese", "chinese", "latin", "russian", "arabic", "dutch"];

    public static readonly string[] Activities =
    [
        "write code", "write a program", "write python code", "write an essay", "write an email", "write a letter", "solve this equation", "book a flight", "order a pizza", "cook dinner", "call my mother", "open the door", "search the web",
        "drive a car", "dance with me", "play chess", "play football", "send a message", "fix my computer", "set an alarm", "buy a ticket", "do my homework", "clean the kitchen", "translate a sentence", "summarize this article", "read the newspaper",
        "predict the future", "win the lottery", "learn english", "lose weight", "sleep better", "make coffee", "hack a website", "check my grammar", "find a job", "plan my holiday", "walk the dog", "turn on the light",
    ];

    public static readonly string[] Places = ["the moon", "a hill", "the sea", "the street", "a roof", "mars", "the grass", "the beach", "a chair", "the ice"];

    public static readonly string[] Many = ["five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "a hundred", "a thousand", "5", "6", "7", "10"];

    public static readonly string[] Strange = ["brown", "silver", "striped", "transparent", "invisible", "spotted", "rainbow coloured"];
}
