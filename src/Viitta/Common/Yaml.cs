using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Viitta.Common;

/// <summary>Reads a content file, camelCase keys; an unknown key is ignored, a broken file names itself.</summary>
public static class Yaml
{
    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEnumNamingConvention(HyphenatedNamingConvention.Instance)
        .WithCaseInsensitivePropertyMatching()
        .IgnoreUnmatchedProperties()
        .Build();

    public static T Read<T>(string path)
    {
        try
        {
            return Reader.Deserialize<T>(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is YamlDotNet.Core.YamlException or IOException)
        {
            throw new InvalidDataException($"Cannot read {path}: {exception.Message}", exception);
        }
    }

    public static T Parse<T>(string text) => Reader.Deserialize<T>(text);
}
